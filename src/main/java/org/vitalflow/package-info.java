@NullMarked
package org.vitalflow;

import org.jspecify.annotations.NullMarked;
