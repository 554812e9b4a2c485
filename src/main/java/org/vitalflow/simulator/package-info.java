@NullMarked
package org.vitalflow.simulator;

import org.jspecify.annotations.NullMarked;
