package org.vitalflow.process;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * All ways through the models in one JVM, so that what they leave out can be seen at their end;
 * none of them is a long proof, so it is empty among those.
 */
@Suite(failIfNoTests = false)
@SelectPackages("org.vitalflow.process")
@IncludeClassNamePatterns(".*(PathsIT|CoverageIT)")
class WaysIT {}
