@NullMarked
package org.vitalflow.registry;

import org.jspecify.annotations.NullMarked;
