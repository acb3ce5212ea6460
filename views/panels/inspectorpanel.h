#pragma once

#include "views/panels/fields.h"
#include "views/panels/panel.h"
#include "views/viewcontext.h"

class QLabel;
class QScrollArea;
class QVBoxLayout;

/// What is selected, to be looked at and changed: name, type, facts, artifacts, controls in place.
class InspectorPanel : public Panel
{
    Q_OBJECT

public:
    explicit InspectorPanel(const ViewContext &context, QWidget *parent = nullptr);

private:
    void follow();
    void rebuild();
    QString subtitle() const;

    const ViewContext m_context;
    QLabel *m_icon;
    QLabel *m_name;
    QLabel *m_about;
    QScrollArea *m_scroll;
    Fields *m_fields = nullptr;
    QString m_structure;
};
