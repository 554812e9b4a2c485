@NullMarked
package org.vitalflow.crvs;

import org.jspecify.annotations.NullMarked;
