@NullMarked
package org.vitalflow.certificate;

import org.jspecify.annotations.NullMarked;
