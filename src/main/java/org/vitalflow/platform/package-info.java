@NullMarked
package org.vitalflow.platform;

import org.jspecify.annotations.NullMarked;
