#include "tests/support/memoryfolder.h"

#include <QFileInfo>

void memoryfolder::use()
{
    const QFileInfo shared(QStringLiteral("/dev/shm"));
    if (shared.isDir() && shared.isWritable())
        qputenv("TMPDIR", "/dev/shm");
}
