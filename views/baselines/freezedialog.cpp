#include "views/baselines/freezedialog.h"

#include "views/style/labels.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace {

QPlainTextEdit *noteField(const QString &name)
{
    auto *field = new QPlainTextEdit;
    field->setAccessibleName(name);
    field->setTabChangesFocus(true);
    field->setFixedHeight(field->fontMetrics().lineSpacing() * 3 + 14);
    return field;
}

} // namespace

FreezeDialog::FreezeDialog(const ViewContext &context, QWidget *parent)
    : QDialog(parent)
    , m_unfinished(
              freezing::unfinished(context.project(), context.threats, context.document.today()))
    , m_name(new QLineEdit)
    , m_note(noteField(tr("Note")))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Freeze a baseline"));
    setMinimumWidth(520);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(labels::plain(
            tr("The project and its register are kept as they are now, for ever. Freezing cannot "
               "be undone; later steps go on from here."),
            labels::Weight::Normal, true));
    auto *form = new QFormLayout;
    m_name->setObjectName(QStringLiteral("baselineName"));
    m_name->setPlaceholderText(tr("What was agreed on, such as Before pilot"));
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("N&ote"), m_note);
    form->addRow(
            tr("Author"),
            labels::plain(tr("%1 (self-declared until signed)").arg(context.document.author())));
    layout->addLayout(form);
    if (!m_unfinished.isEmpty()) {
        layout->addWidget(labels::plain(tr("What is unfinished"), labels::Weight::Strong));
        QStringList lines;
        for (const freezing::Unfinished &each : m_unfinished)
            lines.append(QStringLiteral("\u2022 ") + each.text);
        layout->addWidget(labels::plain(lines.join(u'\n'), labels::Weight::Normal, true));
        m_answer = noteField(tr("Why it is frozen all the same"));
        m_answer->setObjectName(QStringLiteral("unfinishedNote"));
        m_answer->setPlaceholderText(
                tr("Why it is frozen all the same; it stands in the baseline and in reports"));
        layout->addWidget(m_answer);
        connect(m_answer, &QPlainTextEdit::textChanged, this, &FreezeDialog::check);
    }
    layout->addStretch();
    m_buttons->addButton(tr("&Freeze"), QDialogButtonBox::AcceptRole)->setDefault(true);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &FreezeDialog::check);
    check();
}

QString FreezeDialog::name() const
{
    return m_name->text().simplified();
}

QString FreezeDialog::note() const
{
    return m_note->toPlainText().trimmed();
}

QString FreezeDialog::unfinishedNote() const
{
    return m_answer ? m_answer->toPlainText().trimmed() : QString();
}

void FreezeDialog::check()
{
    for (QAbstractButton *button : m_buttons->buttons()) {
        if (m_buttons->buttonRole(button) == QDialogButtonBox::AcceptRole)
            button->setEnabled(!name().isEmpty() && (!m_answer || !unfinishedNote().isEmpty()));
    }
}
