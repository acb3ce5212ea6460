#pragma once

#include "model/core/document.h"
#include "model/threats/register.h"
#include "views/selection.h"

/// What every view of an open project is given: references, passed down from main(). They outlive
/// the views. A view reads `document.project()` and `threats`, follows `Document::changed` and
/// `Register::changed`, and writes only through `push`.
struct ViewContext
{
    Document &document;
    Register &threats;
    Selection &selection;

    const Project &project() const { return document.project(); }
    const Catalogs &catalogs() const { return threats.catalogs(); }
    const Vocabulary &vocabulary() const { return threats.catalogs().vocabulary; }

    /// Pushes an Edit; shows the error in a plain-text box when that fails. True when it was
    /// written.
    bool push(const Edit &edit, const Operation &operation, const QString &group = {}) const;
};
