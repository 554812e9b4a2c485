@NullMarked
package org.vitalflow.websub;

import org.jspecify.annotations.NullMarked;
