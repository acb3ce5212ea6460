#include "app/redoubt/lookonly.h"

#include "views/controls/controldetailpanel.h"
#include "views/panels/inspectorpanel.h"
#include "views/registers/threatdetailpanel.h"
#include "views/risk/riskdetailpanel.h"
#include "views/style/linkbutton.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QChildEvent>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTextEdit>

LookOnly::LookOnly(QWidget *workspaces) : QObject(workspaces)
{
    QList<QWidget *> editors;
    const auto add = [&]<typename T>(const QList<T *> &found) {
        for (T *each : found)
            editors.append(each);
    };
    add(workspaces->findChildren<InspectorPanel *>());
    add(workspaces->findChildren<ThreatDetailPanel *>());
    add(workspaces->findChildren<ControlDetailPanel *>());
    add(workspaces->findChildren<RiskDetailPanel *>());
    for (const QWidget *editor : std::as_const(editors)) {
        for (QScrollArea *area : editor->findChildren<QScrollArea *>()) {
            area->viewport()->installEventFilter(this);
            if (area->widget())
                apply(*area->widget());
        }
    }
    for (QAbstractItemView *view : workspaces->findChildren<QAbstractItemView *>())
        view->setEditTriggers(QAbstractItemView::NoEditTriggers);
}

bool LookOnly::eventFilter(QObject *watched, QEvent *event)
{
    // A form is whole when it is put into its scroll area.
    if (event->type() == QEvent::ChildAdded) {
        if (auto *form = qobject_cast<QWidget *>(static_cast<QChildEvent *>(event)->child()))
            apply(*form);
    }
    return QObject::eventFilter(watched, event);
}

void LookOnly::apply(QWidget &form)
{
    for (QWidget *each : form.findChildren<QWidget *>()) {
        if (auto *line = qobject_cast<QLineEdit *>(each))
            line->setReadOnly(true);
        else if (auto *plain = qobject_cast<QPlainTextEdit *>(each))
            plain->setReadOnly(true);
        else if (auto *rich = qobject_cast<QTextEdit *>(each))
            rich->setReadOnly(true);
        else if (qobject_cast<QComboBox *>(each) || qobject_cast<QAbstractSpinBox *>(each)
                 || (qobject_cast<QAbstractButton *>(each) && !qobject_cast<LinkButton *>(each)))
            each->setEnabled(false);
    }
}
