@NullMarked
package org.vitalflow.process;

import org.jspecify.annotations.NullMarked;
