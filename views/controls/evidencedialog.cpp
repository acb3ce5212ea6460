#include "views/controls/evidencedialog.h"

#include "model/core/operations/controls.h"
#include "views/style/labels.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

EvidenceDialog::EvidenceDialog(const ViewContext &context, const Id<Control> &control,
                               QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_control(control)
    , m_note(new QPlainTextEdit)
    , m_link(new QLineEdit)
    , m_expires(new QLineEdit)
    , m_inherited(new QCheckBox(tr("&Inherited: somebody else attests it")))
    , m_provider(new QLineEdit)
    , m_scope(new QLineEdit)
    , m_refusal(labels::plain({}, labels::Weight::Strong, true))
{
    setWindowTitle(tr("Evidence"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(fontMetrics().lineSpacing() * 4 + 12);
    m_link->setPlaceholderText(QStringLiteral("https://"));
    m_expires->setPlaceholderText(tr("yyyy-mm-dd, empty: for ever"));
    auto *form = new QFormLayout;
    form->addRow(tr("&Note"), m_note);
    form->addRow(tr("&Link"), m_link);
    form->addRow(tr("Counts &until"), m_expires);
    form->addRow(QString(), m_inherited);
    form->addRow(tr("&Provider or customer"), m_provider);
    form->addRow(tr("&Scope of the attestation"), m_scope);
    const auto enable = [this](bool on) {
        m_provider->setEnabled(on);
        m_scope->setEnabled(on);
    };
    connect(m_inherited, &QCheckBox::toggled, this, enable);
    enable(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_refusal);
    layout->addWidget(buttons);
    m_refusal->hide();
    connect(buttons, &QDialogButtonBox::accepted, this, &EvidenceDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(500, sizeHint().height());
}

void EvidenceDialog::accept()
{
    Evidence evidence;
    evidence.control = m_control;
    evidence.note = m_note->toPlainText().trimmed();
    evidence.link = m_link->text().trimmed();
    evidence.expires = m_expires->text().trimmed();
    evidence.by = m_context.document.author();
    evidence.on = m_context.document.today().toString(Qt::ISODate);
    if (m_inherited->isChecked()) {
        evidence.provider = m_provider->text().trimmed();
        evidence.scope = m_scope->text().trimmed();
    }
    Result<Edit> edit = operations::addEvidence(m_context.project(), evidence, {});
    if (edit && m_inherited->isChecked() && evidence.provider.isEmpty())
        edit = Error { tr("it is not said who attests it"), {}, tr("Name the provider.") };
    if (!edit) {
        m_refusal->setText(tr("%1. %2").arg(edit.error().message, edit.error().next));
        m_refusal->show();
        return;
    }
    const Control *control = m_context.project().find(m_control);
    if (m_context.push(*edit,
                       { QStringLiteral("add-evidence"), { control ? control->name : QString() } }))
        QDialog::accept();
}
