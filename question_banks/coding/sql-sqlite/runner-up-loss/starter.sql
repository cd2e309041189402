-- One row for every experiment: experiment, best, second.
SELECT experiment, NULL AS best, NULL AS second
FROM experiments;
