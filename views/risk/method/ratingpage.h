#pragma once

#include "model/core/records/projectrecords.h"

#include <QWidget>

class MatrixEditor;
class QComboBox;
class QLabel;

/// The matrix of ratings and the appetite.
class RatingPage : public QWidget
{
    Q_OBJECT

public:
    explicit RatingPage(const Settings &settings, QWidget *parent = nullptr);

    void write(Settings &settings) const;

signals:
    void changed();

private:
    void warn();

    MatrixEditor *m_matrix;
    QComboBox *m_appetite;
    QLabel *m_warning;
};
