#pragma once

#include "model/core/records/projectrecords.h"

#include <QWidget>

class QTableWidget;

/// What levels 1 to 5 mean on the scales beside money: safety and rights of persons, service.
class ScalesPage : public QWidget
{
    Q_OBJECT

public:
    explicit ScalesPage(const Settings &settings, QWidget *parent = nullptr);

    void write(Settings &settings) const;

signals:
    void changed();

private:
    QTableWidget *m_table;
};
