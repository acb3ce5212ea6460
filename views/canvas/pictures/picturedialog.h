#pragma once

#include "views/canvas/diagramscene.h"
#include "views/canvas/pictures/picturefile.h"

#include <QDialog>

class QButtonGroup;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QRadioButton;

/// Asks what of the diagrams becomes a picture and of which kind, or how it is printed.
class PictureDialog : public QDialog
{
    Q_OBJECT

public:
    enum class For { Export, Print };
    enum class What { Diagram, View, Selection, All };

    /// `seen` is what the canvas shows, in scene units; `last` what was chosen the last time. The
    /// scene outlives the dialog.
    PictureDialog(For purpose, const DiagramScene &scene, const QRectF &seen,
                  const picturefile::Options &last, QWidget *parent = nullptr);

    What what() const;
    picturefile::Options options() const;
    /// What is shown, in order: one sheet, or one for each diagram.
    QList<PictureSheet> sheets() const;

private:
    void addParts(QFormLayout *form);
    void addKinds(QFormLayout *form, const picturefile::Options &last);
    void refresh();

    const For m_for;
    const DiagramScene &m_scene;
    const QRectF m_seen;
    QButtonGroup *m_what;
    QComboBox *m_format;
    QDoubleSpinBox *m_scale;
    QComboBox *m_pages;
    QComboBox *m_paper;
    QLabel *m_says;
    QFormLayout *m_form;
};
