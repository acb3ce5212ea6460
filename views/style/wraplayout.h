#pragma once

#include <QLayout>

/// Puts widgets beside one another and goes on in another row where there is no room: bars stay
/// whole on a small projector.
class WrapLayout : public QLayout
{
public:
    explicit WrapLayout(QWidget *parent = nullptr) : QLayout(parent) { }
    ~WrapLayout() override;

    /// Adds widgets that stay beside one another, such as a box and what it is called.
    void addTogether(const QList<QWidget *> &widgets);
    /// What is added from now on stands at the right end where everything fits into one row.
    void beginRight() { m_right = count(); }

    void addItem(QLayoutItem *item) override { m_items.append(item); }
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    /// Items that are shown beside one another.
    using Row = QList<QLayoutItem *>;

    QList<Row> rows(int width) const;
    int widthOf(const Row &row) const;

    QList<QLayoutItem *> m_items;
    int m_right = -1;
};
