#pragma once

/// The language of the programs.
namespace language {

/// Installs the plural forms of English, in which the program is written, and above them the
/// translation for the reader's locale when there is one. Once, after the application exists.
void install();

} // namespace language
