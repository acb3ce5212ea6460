#include "views/viewcontext.h"

#include "views/dialogs/messages.h"

bool ViewContext::push(const Edit &edit, const Operation &operation, const QString &group) const
{
    const Result<void> done = document.push(edit, operation, group);
    if (!done)
        messages::error(nullptr, done.error());
    return static_cast<bool>(done);
}
