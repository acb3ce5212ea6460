#pragma once

#include <QToolButton>

/// A template to begin with: picture, name, what it is for, how large it is.
class TemplateCard : public QToolButton
{
    Q_OBJECT

public:
    TemplateCard(const QString &name, const QString &summary, QWidget *parent = nullptr);

    /// Shows the drawing, and how much there is in it.
    void showPicture(const QPixmap &picture, int elements, int flows, int zones);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    /// Room for the picture in device-independent pixels.
    static constexpr QSize pictureSize { 268, 148 };

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QString m_summary;
    QString m_size;
};
