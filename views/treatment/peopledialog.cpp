#include "views/treatment/peopledialog.h"

#include "views/style/icons.h"
#include "views/style/labels.h"
#include "views/style/riskletter.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace {

enum Column { Name, Of, Mail, ColumnCount };

QHBoxLayout *buttonRow(QPushButton *add, QPushButton *remove)
{
    auto *row = new QHBoxLayout;
    row->addWidget(add);
    row->addWidget(remove);
    row->addStretch();
    return row;
}

} // namespace

PeopleDialog::PeopleDialog(const ViewContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_organisation(operations::organisationOf(context.project()))
    , m_people(new QTableWidget)
    , m_roles(new QListWidget)
    , m_rolesOf(labels::plain({}, labels::Weight::Strong, true))
    , m_refusal(labels::plain({}, labels::Weight::Strong, true))
{
    setWindowTitle(tr("People and Roles"));
    std::ranges::sort(m_organisation.people, {}, &Person::name);
    std::ranges::sort(m_organisation.roles, {}, &Role::name);
    auto *upper = new QHBoxLayout;
    upper->setSpacing(16);
    upper->addWidget(makePeople(), 3);
    upper->addWidget(makeRoles(), 2);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(upper, 1);
    layout->addWidget(makeAuthority());
    layout->addWidget(m_refusal);
    layout->addWidget(buttons);
    m_refusal->hide();
    connect(buttons, &QDialogButtonBox::accepted, this, &PeopleDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill();
    resize(860, 560);
}

QWidget *PeopleDialog::makePeople()
{
    auto *widget = new QWidget;
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(labels::plain(tr("People"), labels::Weight::Strong));
    m_people->setObjectName(QStringLiteral("people"));
    m_people->setAccessibleName(tr("People"));
    m_people->setColumnCount(ColumnCount);
    m_people->setHorizontalHeaderLabels({ tr("Name"), tr("Organisation"), tr("E-mail") });
    m_people->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_people->setSelectionMode(QAbstractItemView::SingleSelection);
    m_people->verticalHeader()->hide();
    m_people->horizontalHeader()->setStretchLastSection(true);
    m_people->horizontalHeader()->resizeSection(Name, 170);
    m_people->horizontalHeader()->resizeSection(Of, 150);
    m_people->setShowGrid(false);
    layout->addWidget(m_people, 1);
    auto *add = new QPushButton(icons::get(QStringLiteral("add")), tr("Add &person"));
    auto *remove = new QPushButton(icons::get(QStringLiteral("remove")), tr("Remove p&erson"));
    layout->addLayout(buttonRow(add, remove));
    connect(add, &QPushButton::clicked, this, &PeopleDialog::addPerson);
    connect(remove, &QPushButton::clicked, this, &PeopleDialog::removePerson);
    connect(m_people, &QTableWidget::cellChanged, this, &PeopleDialog::takePerson);
    connect(m_people, &QTableWidget::currentCellChanged, this, &PeopleDialog::fillRoles);
    return widget;
}

QWidget *PeopleDialog::makeRoles()
{
    auto *widget = new QWidget;
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_rolesOf);
    m_roles->setObjectName(QStringLiteral("roles"));
    m_roles->setAccessibleName(tr("Roles"));
    m_roles->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    layout->addWidget(m_roles, 1);
    auto *add = new QPushButton(icons::get(QStringLiteral("add")), tr("Add &role"));
    auto *remove = new QPushButton(icons::get(QStringLiteral("remove")), tr("Remove r&ole"));
    layout->addLayout(buttonRow(add, remove));
    connect(add, &QPushButton::clicked, this, &PeopleDialog::addRole);
    connect(remove, &QPushButton::clicked, this, &PeopleDialog::removeRole);
    connect(m_roles, &QListWidget::itemChanged, this, &PeopleDialog::takeRole);
    return widget;
}

QWidget *PeopleDialog::makeAuthority()
{
    auto *widget = new QWidget;
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->addWidget(labels::plain(tr("Who may accept a residual risk"), labels::Weight::Strong));
    layout->addWidget(labels::plain(
            tr("The least role for each rating. A role that accepts a higher rating accepts the "
               "lower ones too. Without a role, the owner of the risk may."),
            labels::Weight::Secondary, true));
    auto *row = new QHBoxLayout;
    for (int i = 0; i < 4; ++i) {
        auto *box = new QComboBox;
        const QString rating = riskletter::name(static_cast<Rating>(i));
        box->setAccessibleName(tr("Who accepts: %1").arg(rating));
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_accepts[i] = box;
        auto *column = new QVBoxLayout;
        column->addWidget(labels::plain(rating, labels::Weight::Secondary));
        column->addWidget(box);
        row->addLayout(column, 1);
        connect(box, &QComboBox::activated, this, [this, i, box] {
            m_organisation.accepts.at(static_cast<size_t>(i)) =
                    Id<Role>(box->currentData().toUuid());
        });
    }
    layout->addLayout(row);
    return widget;
}

void PeopleDialog::fill()
{
    const QScopedValueRollback guard(m_filling, true);
    const int current = m_people->currentRow();
    m_people->setRowCount(static_cast<int>(m_organisation.people.size()));
    for (int row = 0; row < m_people->rowCount(); ++row) {
        const Person &person = m_organisation.people.at(row);
        m_people->setItem(row, Name, new QTableWidgetItem(person.name));
        m_people->setItem(row, Of, new QTableWidgetItem(person.organisation));
        m_people->setItem(row, Mail, new QTableWidgetItem(person.email));
    }
    m_people->setCurrentCell(std::clamp(current, 0, std::max(0, m_people->rowCount() - 1)), Name);
    fillRoles();
    fillAuthority();
}

void PeopleDialog::fillRoles()
{
    const QScopedValueRollback guard(m_filling, true);
    const int row = m_people->currentRow();
    const Person *person = row >= 0 && row < m_organisation.people.size()
                                   ? &m_organisation.people.at(row)
                                   : nullptr;
    m_rolesOf->setText(person && !person->name.isEmpty()
                               ? tr("Roles, ticked: of %1").arg(person->name)
                               : tr("Roles"));
    m_roles->clear();
    for (const Role &role : m_organisation.roles) {
        auto *item = new QListWidgetItem(role.name, m_roles);
        item->setFlags(item->flags() | Qt::ItemIsEditable | Qt::ItemIsUserCheckable);
        item->setCheckState(person && person->roles.contains(role.id) ? Qt::Checked
                                                                      : Qt::Unchecked);
    }
}

void PeopleDialog::fillAuthority()
{
    for (size_t i = 0; i < m_organisation.accepts.size(); ++i) {
        m_accepts[i]->clear();
        m_accepts[i]->addItem(tr("the risk's owner"), QUuid());
        for (const Role &role : m_organisation.roles)
            m_accepts[i]->addItem(role.name, role.id.value());
        const int at = m_accepts[i]->findData(m_organisation.accepts.at(i).value());
        m_accepts[i]->setCurrentIndex(std::max(0, at));
    }
}

void PeopleDialog::addPerson()
{
    Person person;
    person.id = Id<Person>::create();
    m_organisation.people.append(person);
    fill();
    m_people->setCurrentCell(m_people->rowCount() - 1, Name);
    m_people->editItem(m_people->currentItem());
}

void PeopleDialog::removePerson()
{
    const int row = m_people->currentRow();
    if (row < 0 || row >= m_organisation.people.size())
        return;
    m_organisation.people.removeAt(row);
    fill();
}

void PeopleDialog::addRole()
{
    Role role;
    role.id = Id<Role>::create();
    role.name = tr("New role");
    m_organisation.roles.append(role);
    fillRoles();
    fillAuthority();
    m_roles->setCurrentRow(m_roles->count() - 1);
    m_roles->editItem(m_roles->currentItem());
}

void PeopleDialog::removeRole()
{
    const int row = m_roles->currentRow();
    if (row < 0 || row >= m_organisation.roles.size())
        return;
    const Id<Role> gone = m_organisation.roles.takeAt(row).id;
    for (Person &person : m_organisation.people)
        person.roles.removeAll(gone);
    for (Id<Role> &accepts : m_organisation.accepts) {
        if (accepts == gone)
            accepts = {};
    }
    fillRoles();
    fillAuthority();
}

void PeopleDialog::takePerson(int row, int column)
{
    if (m_filling || row < 0 || row >= m_organisation.people.size())
        return;
    Person &person = m_organisation.people[row];
    const QString text = m_people->item(row, column)->text().trimmed();
    (column == Name ? person.name : column == Of ? person.organisation : person.email) = text;
    fillRoles();
}

void PeopleDialog::takeRole(QListWidgetItem *item)
{
    const int at = m_roles->row(item);
    if (m_filling || at < 0)
        return;
    Role &role = m_organisation.roles[at];
    role.name = item->text().trimmed();
    const int row = m_people->currentRow();
    if (row >= 0 && row < m_organisation.people.size()) {
        QList<Id<Role>> &roles = m_organisation.people[row].roles;
        roles.removeAll(role.id);
        if (item->checkState() == Qt::Checked)
            roles.append(role.id);
    }
    fillAuthority();
}

void PeopleDialog::accept()
{
    const Result<Edit> edit = operations::setOrganisation(m_context.project(), m_organisation);
    if (!edit) {
        m_refusal->setText(tr("%1. %2").arg(edit.error().message, edit.error().next));
        m_refusal->show();
        return;
    }
    if (m_context.push(*edit, { QStringLiteral("people"), {} }))
        QDialog::accept();
}
