@NullMarked
package org.vitalflow.intake;

import org.jspecify.annotations.NullMarked;
