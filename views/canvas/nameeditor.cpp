#include "views/canvas/nameeditor.h"

#include <QKeyEvent>

namespace {

constexpr int leastWidth = 150;

} // namespace

NameEditor::NameEditor(QWidget *parent) : QLineEdit(parent)
{
    setObjectName(QStringLiteral("nameEditor"));
    setAccessibleName(tr("Name"));
    hide();
    connect(this, &QLineEdit::editingFinished, this, [this] { finish(true); });
}

void NameEditor::edit(const RecordRef &record, const QString &name, QRect place)
{
    const int middle = place.center().y();
    place.setSize({ std::max(place.width(), leastWidth), sizeHint().height() });
    place.moveTop(middle - place.height() / 2);
    m_record = record;
    setText(name);
    setGeometry(place);
    selectAll();
    show();
    setFocus();
}

void NameEditor::finish(bool keep)
{
    if (m_record.id.isNull())
        return;
    const RecordRef record = std::exchange(m_record, {});
    const QString name = text().trimmed();
    hide();
    emit closed();
    if (keep && (!name.isEmpty() || record.kind == RecordKind::Flow))
        emit named(record, name);
}

void NameEditor::keyPressEvent(QKeyEvent *event)
{
    // A line edit lets these two through to what it lies on, where they mean something else.
    const bool keep = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (keep || event->key() == Qt::Key_Escape)
        finish(keep);
    else
        QLineEdit::keyPressEvent(event);
}
