#include "views/canvas/prompts/nameeditor.h"

#include <QKeyEvent>

namespace {

constexpr int leastWidth = 150;

} // namespace

NameEditor::NameEditor(QWidget *parent) : QLineEdit(parent)
{
    setObjectName(QStringLiteral("nameEditor"));
    setAccessibleName(tr("Name"));
    hide();
    connect(this, &QLineEdit::editingFinished, this, [this] { finish(true, false); });
}

void NameEditor::edit(const RecordRef &record, const QString &name, QRect place)
{
    finish(true, false);
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

void NameEditor::finish(bool keep, bool byKey)
{
    if (m_record.id.isNull())
        return;
    const RecordRef record = std::exchange(m_record, {});
    const QString name = text().trimmed();
    // A key gives the keyboard back to the canvas; a click has given it to something else already.
    if (hasFocus())
        parentWidget()->setFocus();
    hide();
    if (keep && (!name.isEmpty() || record.kind == RecordKind::Flow))
        emit named(record, name);
    emit closed(byKey);
}

void NameEditor::keyPressEvent(QKeyEvent *event)
{
    // A line edit lets these two through to what it lies on, where they mean something else.
    const bool keep = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (keep || event->key() == Qt::Key_Escape)
        finish(keep, true);
    else
        QLineEdit::keyPressEvent(event);
}
