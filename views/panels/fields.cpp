#include "views/panels/fields.h"

#include "views/style/icons.h"
#include "views/style/labels.h"
#include "views/style/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QWheelEvent>

namespace {

constexpr int labelWidth = 104;

/// A combo box that leaves the wheel to the panel, and frames "unknown" with dashes.
class FactBox : public QComboBox
{
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
    void paintEvent(QPaintEvent *event) override
    {
        QComboBox::paintEvent(event);
        if (!currentData().toString().isEmpty() || !property("unknown").toBool())
            return;
        QPainter painter(this);
        QPen pen(Theme::of(palette()).accent, 1, Qt::CustomDashLine);
        pen.setDashPattern({ 4, 3 });
        painter.setPen(pen);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
};

/// Notes that commit when the field loses the focus.
class NotesEdit : public QPlainTextEdit
{
public:
    std::function<void()> commit;

protected:
    void focusOutEvent(QFocusEvent *event) override
    {
        QPlainTextEdit::focusOutEvent(event);
        if (commit)
            commit();
    }
};

} // namespace

Fields::Fields(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(10, 6, 10, 8);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnMinimumWidth(0, labelWidth);
    m_grid->setColumnStretch(1, 1);
}

void Fields::addText(const QString &label, const Get &get, const Set &set)
{
    auto *edit = new QLineEdit;
    edit->setAccessibleName(label);
    addRow(label, edit);
    connect(edit, &QLineEdit::editingFinished, this, [edit, get, set] {
        if (edit->text() != get())
            set(edit->text());
    });
    m_refresh.append([edit, get] {
        if (!(edit->hasFocus() && edit->isModified()) && edit->text() != get()) {
            edit->setText(get());
            edit->setCursorPosition(0);
        }
    });
    m_refresh.last()();
}

void Fields::addNotes(const QString &label, const Get &get, const Set &set)
{
    auto *edit = new NotesEdit;
    edit->setAccessibleName(label);
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * 3 + 12);
    addRow(label, edit);
    edit->commit = [edit, get, set] {
        if (edit->toPlainText() != get())
            set(edit->toPlainText());
    };
    m_refresh.append([edit, get] {
        if (!edit->hasFocus() && edit->toPlainText() != get())
            edit->setPlainText(get());
    });
    m_refresh.last()();
}

QComboBox *Fields::addChoice(const QString &label, const QList<Term> &terms, bool unknown,
                             const Get &get, const Set &set, const QString &tip)
{
    auto *box = new FactBox;
    box->setAccessibleName(label);
    box->setProperty("unknown", unknown);
    box->setToolTip(labels::tip(tip));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    if (unknown)
        box->addItem(icons::get(QStringLiteral("question")), tr("unknown"), QString());
    for (const Term &term : terms)
        box->addItem(term.name, term.id);
    addRow(label, box);
    connect(box, &QComboBox::activated, this,
            [box, set](int index) { set(box->itemData(index).toString()); });
    m_refresh.append([box, get] {
        const QString id = get();
        int index = box->findData(id);
        if (index < 0 && !id.isEmpty()) {
            // An answer of another vocabulary stays visible as it is.
            box->addItem(id, id);
            index = box->count() - 1;
        }
        box->setCurrentIndex(index);
    });
    m_refresh.last()();
    return box;
}

void Fields::addRow(const QString &label, QWidget *widget)
{
    const int row = m_grid->rowCount();
    QLabel *text = labels::plain(label, labels::Weight::Secondary);
    text->setBuddy(widget);
    text->setWordWrap(true);
    text->setFixedWidth(labelWidth);
    m_grid->addWidget(text, row, 0, widget->maximumHeight() < 60 ? Qt::AlignVCenter : Qt::AlignTop);
    m_grid->addWidget(widget, row, 1);
}

void Fields::addWide(QWidget *widget)
{
    m_grid->addWidget(widget, m_grid->rowCount(), 0, 1, 2);
}

void Fields::refresh()
{
    for (const auto &update : m_refresh)
        update();
}
