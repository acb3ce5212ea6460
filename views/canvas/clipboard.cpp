#include "views/canvas/clipboard.h"

#include "model/exchange/fragment.h"
#include "views/dialogs/messages.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace {

/// A copy stands this far beside its original, in hundredths of a scene unit.
constexpr int aside = 3000;

} // namespace

void clipboard::copy(const ViewContext &context, const Id<Diagram> &diagram)
{
    const QList<RecordRef> records = context.selection.records();
    QStringList names;
    for (const RecordRef &ref : records) {
        if (const Record *record = context.project().find(ref.kind, ref.id))
            names.append(nameOf(*record));
    }
    if (names.isEmpty())
        return;
    auto *content = new QMimeData;
    content->setData(QLatin1String(fragment::mime),
                     fragment::copy(context.project(), records, diagram));
    content->setText(names.join(u'\n'));
    QGuiApplication::clipboard()->setMimeData(content);
}

void clipboard::paste(const ViewContext &context, const Id<Diagram> &diagram, QWidget *parent)
{
    const QMimeData *content = QGuiApplication::clipboard()->mimeData();
    if (!content || !content->hasFormat(QLatin1String(fragment::mime)))
        return;
    const Result<Edit> edit =
            fragment::paste(context.project(), content->data(QLatin1String(fragment::mime)),
                            diagram, { aside, aside });
    if (!edit) {
        messages::error(parent, edit.error());
        return;
    }
    QList<RecordRef> pasted;
    for (const Patch &patch : edit->patches()) {
        if (patch.ref().kind == RecordKind::Element || patch.ref().kind == RecordKind::Zone)
            pasted.append(patch.ref());
    }
    if (context.push(*edit, { QStringLiteral("paste"), { QString::number(pasted.size()) } }))
        context.selection.select(pasted);
}
