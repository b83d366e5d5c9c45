"""The published totals that the sample is made from, and the plausible shares that fill what was not published.

Published: Zhou, Li, Huang 2024, DOI 10.16361/j.upf.202403014. Everything marked 'ours' is an assumption that
follows the paper's description without a number. Shares are parts of 1; people are counts; km one way.
"""

from geography import INDUSTRY, MAIN, RESEARCH, RURAL, URBAN

YEARS = (2010, 2020)

# people by division; the sums by type and in all are published, the split inside a type is ours
PEOPLE = {
    2010: {
        "M1": 4600,
        "M2": 6400,
        "E1": 13200,
        "E2": 3800,
        "U1": 41500,
        "U2": 22800,
        "U3": 17600,
        "U4": 11300,
        "U5": 8800,
        "I1": 5900,
        "I2": 2700,
        "I3": 1400,
        "R1": 21300,
        "R2": 22900,
        "R3": 17400,
        "R4": 19500,
        "R5": 15900,
    },
    2020: {
        "M1": 14300,
        "M2": 21100,
        "E1": 23400,
        "E2": 11600,
        "U1": 79000,
        "U2": 31600,
        "U3": 25400,
        "U4": 15100,
        "U5": 13200,
        "I1": 15600,
        "I2": 4900,
        "I3": 2500,
        "R1": 18900,
        "R2": 20400,
        "R3": 15700,
        "R4": 17300,
        "R5": 14000,
    },
}
OUTSIDE_PEOPLE = {2010: 36000, 2020: 41000}  # ours: in the units around the study area

NONLOCAL = {2010: 0.295, 2020: 0.507}  # published, whole area
BACHELOR = {2010: 0.12, 2020: 0.22}  # published, whole area
ELDERLY_2010 = 0.15  # published, whole area

AGES = ("age_0_14", "age_15_24", "age_25_44", "age_45_64", "age_65_up")
AGE_SHARES = {  # ours
    2010: {
        MAIN: (0.09, 0.13, 0.38, 0.27, 0.13),
        RESEARCH: (0.05, 0.48, 0.35, 0.09, 0.03),
        URBAN: (0.10, 0.13, 0.30, 0.335, 0.135),
        INDUSTRY: (0.05, 0.25, 0.46, 0.20, 0.04),
        RURAL: (0.085, 0.10, 0.24, 0.372, 0.203),
    },
    2020: {
        MAIN: (0.16, 0.10, 0.46, 0.19, 0.09),
        RESEARCH: (0.07, 0.35, 0.43, 0.11, 0.04),
        URBAN: (0.11, 0.10, 0.34, 0.28, 0.17),
        INDUSTRY: (0.06, 0.18, 0.50, 0.22, 0.04),
        RURAL: (0.07, 0.06, 0.20, 0.37, 0.30),
    },
}
EDUCATION = ("edu_primary", "edu_secondary", "college_below_bachelor", "edu_bachelor")
EDUCATION_SHARES = {  # ours
    2010: {
        MAIN: (0.20, 0.43, 0.15, 0.22),
        RESEARCH: (0.07, 0.18, 0.13, 0.62),
        URBAN: (0.38, 0.43, 0.09, 0.10),
        INDUSTRY: (0.28, 0.55, 0.09, 0.08),
        RURAL: (0.53, 0.38, 0.045, 0.045),
    },
    2020: {
        MAIN: (0.11, 0.27, 0.17, 0.45),
        RESEARCH: (0.05, 0.14, 0.09, 0.72),
        URBAN: (0.29, 0.43, 0.12, 0.16),
        INDUSTRY: (0.20, 0.51, 0.15, 0.14),
        RURAL: (0.49, 0.40, 0.055, 0.055),
    },
}
NONLOCAL_SHARES = {  # ours
    2010: {MAIN: 0.42, RESEARCH: 0.60, URBAN: 0.32, INDUSTRY: 0.70, RURAL: 0.16},
    2020: {MAIN: 0.68, RESEARCH: 0.70, URBAN: 0.53, INDUSTRY: 0.88, RURAL: 0.22},
}
HOUSING = ("house_rent", "house_own", "house_other")
HOUSING_SHARES = {  # ours, parts of households
    2010: {
        MAIN: (0.26, 0.44, 0.30),
        RESEARCH: (0.40, 0.18, 0.42),
        URBAN: (0.24, 0.34, 0.42),
        INDUSTRY: (0.62, 0.05, 0.33),
        RURAL: (0.10, 0.04, 0.86),
    },
    2020: {
        MAIN: (0.32, 0.53, 0.15),
        RESEARCH: (0.47, 0.25, 0.28),
        URBAN: (0.31, 0.50, 0.19),
        INDUSTRY: (0.74, 0.07, 0.19),
        RURAL: (0.15, 0.06, 0.79),
    },
}
HOUSEHOLD_SIZE = {MAIN: 2.6, RESEARCH: 2.7, URBAN: 2.5, INDUSTRY: 2.1, RURAL: 2.4}  # ours, people
INCOME_SHARES = {  # ours, 2020: under 8,000, to 15,000, over 15,000 yuan a month
    MAIN: (0.37, 0.36, 0.27),
    RESEARCH: (0.44, 0.34, 0.22),
    URBAN: (0.69, 0.24, 0.07),
    INDUSTRY: (0.67, 0.26, 0.07),
    RURAL: (0.80, 0.165, 0.035),
}

# commutes, 2020: published
COMMUTES = 68_300
INTERNAL, UNDER_5_KM, OVER_30_KM = 0.506, 0.399, 0.31
EXTREME_KM = 40
EXTREME_UNDER_45, EXTREME_OVER_8000, EXTREME_OVER_15000 = 0.916, 0.595, 0.22
# published as 'about half', 'over a third', 'nearly a fifth', 'mostly': the values in those words are ours
BLUE_COLLAR_UNDER_5, MAIN_OVER_30, MAIN_EXTREME_OVER_50, RESEARCH_3_TO_10 = 0.508, 0.365, 0.19, 0.57
# ours: commuters by type of the home division, and into Lingang by type of the work division
HOME_TOTALS = {URBAN: 25_800, INDUSTRY: 7_200, MAIN: 6_500, RESEARCH: 5_400, RURAL: 4_600}
INBOUND_TOTALS = {MAIN: 6_100, RESEARCH: 2_500, URBAN: 2_450, INDUSTRY: 7_300, RURAL: 450}
INDUSTRY_HOME_BANDS = {(0, 2.5): 0.235, (2.5, 5): 0.345, (5, 10): 0.20}

SECTORS = ("production", "research and development", "headquarters and management", "logistics", "services")
