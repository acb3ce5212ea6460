#pragma once

#include <QString>

/// Dresses the program in "light" or "dark", or as the desktop has it for an empty text. Desktops
/// without a platform theme of Qt bring no style of their own: then ours.
void dress(const QString &colours);
