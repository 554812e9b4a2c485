@NullMarked
package org.vitalflow.mosip;

import org.jspecify.annotations.NullMarked;
