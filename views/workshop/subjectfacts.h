#pragma once

#include "views/workshop/roomsession.h"
#include "views/workshop/widgets/roomstyle.h"

#include <QWidget>

class QGridLayout;

/// What is known of the subject, and what nobody has said yet.
class SubjectFacts : public QWidget
{
    Q_OBJECT

public:
    SubjectFacts(RoomSession &session, const RoomStyle &style, QWidget *parent = nullptr);
    void refresh();

private:
    void addRow(const QString &name, const QString &value, const QStringList &strong = {});
    void addFlow(const Flow &flow);
    void addElement(const Element &element);
    void addQuestions();
    QString artifactText(const Id<Artifact> &id) const;
    QString answersOf(const QList<const Fact *> &asked, const Facts &facts) const;

    RoomSession &m_session;
    RoomStyle m_style;
    QGridLayout *m_grid = nullptr;
};
