@NullMarked
package org.vitalflow.packet;

import org.jspecify.annotations.NullMarked;
