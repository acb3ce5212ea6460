#pragma once

#include "model/core/result.h"
#include "model/store/importasdata.h"

#include <optional>

class QWidget;

/// What a file that is not opened as a project gives for a new one. Both say what went wrong
/// themselves and then give nothing.
namespace importing {

/// Reads native JSON.
std::optional<importasdata::Taken> json(QWidget *window, const QString &path);

/// Says why a project file is refused and, where that can be, offers to take what it says.
std::optional<importasdata::Taken> refused(QWidget *window, const QString &path,
                                           const Error &refusal);

} // namespace importing
