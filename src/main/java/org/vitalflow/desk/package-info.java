/** Pages for staff: the work list, the case, and the capture of a declaration. */
@NullMarked
package org.vitalflow.desk;

import org.jspecify.annotations.NullMarked;
