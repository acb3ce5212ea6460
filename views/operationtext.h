#pragma once

#include "model/core/journal.h"

/// What a step was, in the reader's language: "Move Data lake", "Connect A and B". For undo,
/// journal and status bar.
QString operationText(const Operation &operation);
