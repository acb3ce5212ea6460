#include "views/treatment/acceptdialog.h"

#include "model/risk/acceptance.h"
#include "views/style/labels.h"
#include "views/style/riskletter.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

AcceptDialog::AcceptDialog(const ViewContext &context, const RiskRow &risk, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_risk(risk.id)
    , m_title(risk.title)
    , m_current(risk::rating(context.project().settings(), risk.current))
    , m_by(new QComboBox)
    , m_until(new QDateEdit)
    , m_reason(new QPlainTextEdit)
    , m_refusal(labels::plain({}, labels::Weight::Strong, true))
{
    setWindowTitle(tr("Accept a risk"));
    const Project &project = context.project();
    m_by->setObjectName(QStringLiteral("acceptedBy"));
    QList<const Person *> people = project.all<Person>();
    std::ranges::sort(people, {}, &Person::name);
    // Whoever may comes first; the risk's owner before all.
    std::stable_partition(people.begin(), people.end(), [&](const Person *person) {
        return static_cast<bool>(risk::mayAccept(project, m_risk, person->id, m_current));
    });
    for (const Person *person : people)
        m_by->addItem(person->name, person->id.value());
    const Risk *known = project.find(m_risk);
    const int owner = known ? m_by->findData(known->owner.value()) : -1;
    if (owner >= 0 && risk::mayAccept(project, m_risk, known->owner, m_current))
        m_by->setCurrentIndex(owner);
    const QDate today = context.document.today();
    m_until->setCalendarPopup(true);
    m_until->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_until->setMinimumDate(today.addDays(1));
    m_until->setDate(today.addYears(1));
    m_reason->setObjectName(QStringLiteral("acceptanceReason"));
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(fontMetrics().lineSpacing() * 5 + 12);
    auto *form = new QFormLayout;
    form->addRow(tr("Current rating"),
                 labels::plain(riskletter::name(m_current), labels::Weight::Strong));
    form->addRow(tr("Accepted &by"), m_by);
    form->addRow(tr("Holds &until"), m_until);
    form->addRow(tr("&Rationale"), m_reason);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(tr("&Accept the risk"), QDialogButtonBox::AcceptRole)->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(labels::plain(m_title, labels::Weight::Title, true));
    layout->addLayout(form);
    layout->addWidget(m_refusal);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &AcceptDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_by, &QComboBox::currentIndexChanged, this, &AcceptDialog::check);
    check();
    resize(500, sizeHint().height());
}

/// Words for an authority that does not reach; nothing else is said before Accept is pressed.
void AcceptDialog::check()
{
    const Result<void> may = risk::mayAccept(m_context.project(), m_risk,
                                             Id<Person>(m_by->currentData().toUuid()), m_current);
    m_refusal->setVisible(!may);
    if (!may)
        m_refusal->setText(tr("%1. %2").arg(may.error().message, may.error().next));
}

void AcceptDialog::accept()
{
    const Result<Edit> edit =
            risk::accept(m_context.project(), m_risk, m_current,
                         { Id<Person>(m_by->currentData().toUuid()), m_context.document.today(),
                           m_until->date(), m_reason->toPlainText() });
    if (!edit) {
        m_refusal->setText(tr("%1. %2").arg(edit.error().message, edit.error().next));
        m_refusal->show();
        return;
    }
    if (m_context.push(*edit, { QStringLiteral("accept-risk"), { m_title } }))
        QDialog::accept();
}
