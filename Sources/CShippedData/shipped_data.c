// Data files as bytes of the program, so that it stays one file. A new instrument, definition or survey is a YAML file and a
// line here.
#pragma clang diagnostic ignored "-Wc23-extensions"

#include "shipped_data.h"

static const unsigned char scales[] = {
#embed "scales/CES-D-20.yaml" suffix(, 0x1E,)
#embed "scales/CES-D-10.yaml" suffix(, 0x1E,)
#embed "scales/CES-D-8.yaml" suffix(, 0x1E,)
#embed "scales/CES-DC.yaml" suffix(, 0x1E,)
#embed "scales/PHQ-9.yaml" suffix(, 0x1E,)
#embed "scales/GAD-7.yaml" suffix(, 0x1E,)
#embed "scales/K6.yaml" suffix(, 0x1E,)
#embed "scales/CDI.yaml" suffix(, 0x1E,)
#embed "scales/DSRSC.yaml" suffix(, 0x1E,)
#embed "scales/SCARED.yaml" suffix(, 0x1E,)
#embed "scales/SDQ.yaml" suffix(, 0x1E,)
#embed "scales/MHT.yaml" suffix(, 0x1E,)
#embed "scales/RSES.yaml" suffix(, 0x1E,)
#embed "scales/UCLA-20.yaml" suffix(, 0x1E,)
#embed "scales/UCLA-3.yaml" suffix(, 0x1E,)
#embed "scales/ULS-8.yaml" suffix(, 0x1E,)
#embed "scales/KIDSCREEN-10.yaml" suffix(, 0x1E,)
};

ShippedBytes shipped_scales(void) {
    return (ShippedBytes){scales, sizeof scales};
}

static const unsigned char growth[] = {
#embed "growth/who2006-height-for-age.csv" suffix(, 0x1E,)
#embed "growth/who2006-weight-for-age.csv" suffix(, 0x1E,)
#embed "growth/who2006-bmi-for-age.csv" suffix(, 0x1E,)
#embed "growth/who2006-head-circumference-for-age.csv" suffix(, 0x1E,)
#embed "growth/who2006-arm-circumference-for-age.csv" suffix(, 0x1E,)
#embed "growth/who2006-weight-for-length.csv" suffix(, 0x1E,)
#embed "growth/who2006-weight-for-height.csv" suffix(, 0x1E,)
#embed "growth/who2007-height-for-age.csv" suffix(, 0x1E,)
#embed "growth/who2007-weight-for-age.csv" suffix(, 0x1E,)
#embed "growth/who2007-bmi-for-age.csv" suffix(, 0x1E,)
};

ShippedBytes shipped_growth(void) {
    return (ShippedBytes){growth, sizeof growth};
}

static const unsigned char anaemia[] = {
#embed "anaemia/WHO-2011.yaml" suffix(, 0x1E,)
#embed "anaemia/WHO-2024.yaml" suffix(, 0x1E,)
};

ShippedBytes shipped_anaemia(void) {
    return (ShippedBytes){anaemia, sizeof anaemia};
}

static const unsigned char exposures[] = {
#embed "exposures/ACWF-2013.yaml" suffix(, 0x1E,)
#embed "exposures/UNICEF-NBS-2015.yaml" suffix(, 0x1E,)
#embed "exposures/State-Council-2016.yaml" suffix(, 0x1E,)
#embed "exposures/Any-absence.yaml" suffix(, 0x1E,)
};

ShippedBytes shipped_exposures(void) {
    return (ShippedBytes){exposures, sizeof exposures};
}

static const unsigned char surveys[] = {
#embed "surveys/CFPS-2010.yaml" suffix(, 0x1E,)
#embed "surveys/CFPS-2014.yaml" suffix(, 0x1E,)
#embed "surveys/CFPS-2016.yaml" suffix(, 0x1E,)
#embed "surveys/CFPS-2018.yaml" suffix(, 0x1E,)
#embed "surveys/CFPS-2020.yaml" suffix(, 0x1E,)
#embed "surveys/CFPS-2022.yaml" suffix(, 0x1E,)
#embed "surveys/CEPS-1.yaml" suffix(, 0x1E,)
#embed "surveys/CEPS-2.yaml" suffix(, 0x1E,)
};

ShippedBytes shipped_surveys(void) {
    return (ShippedBytes){surveys, sizeof surveys};
}

static const unsigned char reliability[] = {
#embed "reliability/nchs.yaml" suffix(, 0x1E,)
#embed "reliability/dhs.yaml" suffix(, 0x1E,)
#embed "reliability/rse30.yaml" suffix(, 0x1E,)
#embed "reliability/statcan.yaml" suffix(, 0x1E,)
};

ShippedBytes shipped_reliability(void) {
    return (ShippedBytes){reliability, sizeof reliability};
}
