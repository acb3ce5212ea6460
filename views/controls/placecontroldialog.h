#pragma once

#include "views/viewcontext.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QListWidget;
class QSpinBox;

/// Chooses a control (of the catalog, one more place for one of the project, or an own one) and
/// where it stands.
class PlaceControlDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PlaceControlDialog(const ViewContext &context, QWidget *parent = nullptr);

    /// Writes what was chosen, as one step.
    void place();

private:
    void fillControls(const QString &filter);
    void fillPlaces();
    void check();

    const ViewContext m_context;
    QLineEdit *m_filter;
    QListWidget *m_controls;
    QComboBox *m_places;
    QComboBox *m_status;
    QSpinBox *m_coverage;
    class QDialogButtonBox *m_buttons;
};
