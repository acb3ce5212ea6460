#pragma once

#include "model/core/operations/people.h"
#include "views/viewcontext.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QListWidget;
class QTableWidget;

/// People and roles of the project, and the least role that may accept a risk of each rating. All
/// changes are one step.
class PeopleDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PeopleDialog(const ViewContext &context, QWidget *parent = nullptr);

    void accept() override;

private:
    QWidget *makePeople();
    QWidget *makeRoles();
    QWidget *makeAuthority();
    void fill();
    void fillRoles();
    void fillAuthority();
    void addPerson();
    void removePerson();
    void addRole();
    void removeRole();
    void takePerson(int row, int column);
    void takeRole(class QListWidgetItem *item);

    const ViewContext m_context;
    operations::Organisation m_organisation;
    QTableWidget *m_people;
    QListWidget *m_roles;
    QLabel *m_rolesOf;
    QComboBox *m_accepts[4] = {};
    QLabel *m_refusal;
    bool m_filling = false;
};
