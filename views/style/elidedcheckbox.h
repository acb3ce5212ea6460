#pragma once

#include <QCheckBox>

/// A check box whose text ends in an ellipsis where it does not fit; a tool tip should have it
/// whole.
class ElidedCheckBox : public QCheckBox
{
public:
    using QCheckBox::QCheckBox;

    /// The text as far as it is shown.
    QString shownText() const;

protected:
    void initStyleOption(QStyleOptionButton *option) const override;
};
