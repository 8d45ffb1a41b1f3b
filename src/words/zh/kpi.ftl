# kpi
