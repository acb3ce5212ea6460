#include "app/redoubt/importing.h"

#include "model/exchange/nativejson.h"
#include "views/dialogs/messages.h"

#include <QCoreApplication>
#include <QFile>

namespace {

constexpr qsizetype mostLines = 8; // a message box does not scroll

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(importing)
};

QString listed(const QStringList &lines)
{
    QStringList shown;
    for (const QString &line : lines.mid(0, mostLines))
        shown.append(QStringLiteral("\u2022 ") + line);
    if (lines.size() > mostLines)
        shown.append(Text::tr("\u2022 and %n more", nullptr,
                              static_cast<int>(lines.size() - mostLines)));
    return shown.join(u'\n');
}

} // namespace

namespace importing {

std::optional<importasdata::Taken> json(QWidget *window, const QString &path)
{
    QFile source(path);
    if (!source.open(QIODevice::ReadOnly)) {
        messages::error(window, { Text::tr("the file cannot be read: %1").arg(source.errorString()),
                                  path });
        return {};
    }
    const Result<Edit> edit = nativejson::read(source.readAll(), path);
    if (!edit) {
        messages::error(window, edit.error());
        return {};
    }
    importasdata::Taken taken;
    taken.edit = *edit;
    return taken;
}

std::optional<importasdata::Taken> refused(QWidget *window, const QString &path,
                                           const Error &refusal)
{
    // Tried before it is offered: what cannot be taken is not held out.
    if (!importasdata::applies(path)) {
        messages::error(window, refusal);
        return {};
    }
    const Result<importasdata::Taken> taken = importasdata::read(path);
    if (!taken) {
        messages::error(window, refusal);
        return {};
    }
    const QString text = path + QStringLiteral("\n\n")
                         + Text::tr("It is not opened. What it says can be taken into a new "
                                    "project; left out are:")
                         + u'\n' + listed(taken->leftOut);
    const bool take = messages::choose(window, refusal.message, text,
                                       { Text::tr("Import as Data"), Text::tr("Cancel") })
                      == 0;
    return take ? std::optional(*taken) : std::nullopt;
}

} // namespace importing
