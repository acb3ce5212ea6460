#include "views/controls/verifydialog.h"

#include "model/core/operations/controls.h"
#include "views/style/labels.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

VerifyDialog::VerifyDialog(const ViewContext &context, const QList<Id<Control>> &controls,
                           QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_controls(controls)
    , m_verifier(new QComboBox)
    , m_method(new QLineEdit)
    , m_on(new QDateEdit)
    , m_period(new QSpinBox)
    , m_refusal(labels::plain({}, labels::Weight::Strong, true))
{
    setWindowTitle(tr("Mark verified"));
    const Control *first = context.project().find(controls.value(0));
    m_verifier->setObjectName(QStringLiteral("verifier"));
    m_verifier->setEditable(true);
    QStringList names;
    for (const Person *person : context.project().all<Person>()) {
        if (!first || person->id != first->owner)
            names.append(person->name);
    }
    names.sort(Qt::CaseInsensitive);
    m_verifier->addItems(names);
    const Person *before = first ? context.project().find(first->verifier) : nullptr;
    m_verifier->setCurrentText(before ? before->name : QString());
    m_method->setObjectName(QStringLiteral("verificationMethod"));
    m_method->setText(first ? first->verificationMethod : QString());
    m_method->setPlaceholderText(tr("penetration test, configuration review, audit \u2026"));
    m_on->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_on->setCalendarPopup(true);
    m_on->setMaximumDate(context.document.today());
    m_on->setDate(context.document.today());
    m_period->setRange(1, 120);
    m_period->setValue(first && first->verificationPeriod > 0 ? first->verificationPeriod : 12);
    m_period->setSuffix(tr(" months"));
    auto *form = new QFormLayout;
    form->addRow(tr("&Verified by"), m_verifier);
    form->addRow(tr("&How"), m_method);
    form->addRow(tr("&On"), m_on);
    form->addRow(tr("Hol&ds for"), m_period);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(
            labels::plain(controls.size() == 1 && first
                                  ? first->name
                                  : tr("%n control(s)", nullptr, static_cast<int>(controls.size())),
                          labels::Weight::Title, true));
    layout->addLayout(form);
    layout->addWidget(labels::plain(
            tr("Someone other than the owner. A new name adds a person. When the time has run out, "
               "the control counts as implemented."),
            labels::Weight::Secondary, true));
    layout->addWidget(m_refusal);
    layout->addWidget(buttons);
    m_refusal->hide();
    connect(buttons, &QDialogButtonBox::accepted, this, &VerifyDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(480, sizeHint().height());
}

void VerifyDialog::accept()
{
    Edit edit;
    const Id<Person> verifier =
            operations::personNamed(m_context.project(), m_verifier->currentText().trimmed(), edit);
    Project withPeople = m_context.project();
    withPeople.apply(edit);
    const Result<Edit> changed = operations::changeControls(
            withPeople, m_controls,
            [&](Control &control) {
                control.status = ControlStatus::Verified;
                control.verifier = verifier;
                control.verificationMethod = m_method->text().trimmed();
                control.verifiedOn = m_on->date().toString(Qt::ISODate);
                control.verificationPeriod = m_period->value();
            },
            m_context.document.today());
    if (!changed) {
        m_refusal->setText(
                tr("%1: %2. %3")
                        .arg(changed.error().where, changed.error().message, changed.error().next));
        m_refusal->show();
        return;
    }
    const Control *first = m_context.project().find(m_controls.value(0));
    if (m_context.push(merged(edit, *changed),
                       { QStringLiteral("verify-control"), { first ? first->name : QString() } }))
        QDialog::accept();
}
