#pragma once

#include "model/core/edit.h"

/// Names and notes are plain text everywhere: normalised when they come in, shown as they are.
namespace plaintext {

/// NFC, without NUL, lone surrogates and control characters other than tab and line feed.
QString normalized(const QString &text);

/// The Edit with every text of its new records normalised.
Edit normalized(const Edit &edit);

} // namespace plaintext
