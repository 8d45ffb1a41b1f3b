# Groups of respondents, each fitted on its own, and segments that the answers themselves show

argument-by = Fit the model again within each group of this column (of each combination of several columns) and show every section for each; unlike --group, which measures groups with the weights of all

heading-by-group = followed by each of the { $groups } groups by { $columns }, fitted on its own
group-not-computed = n = { $respondents }: could not be computed

usage-too-many-groups = { $columns } has { $groups } groups, more than the { $most } that --by takes
usage-too-many-groups-advice = name a column with few answers, or combine rare answers before the analysis

CSI-E070 = { $failed } of { $all } groups could not be computed: { $groups }
    .remedy = see the message of each group; combine small groups, or leave them out with --where
    .explain = With --by the model is fitted within each group. In a small group an item can be constant, or the estimation does not converge. The other groups and the total are printed nevertheless; the exit code is 4, because a number that was asked for is missing.
CSI-W070 = below the minimum sample of { $minimum } respondents: { $groups }
    .remedy = read the figures of these groups with care: look at the intervals, combine groups, or use --group, which needs only a mean per group
    .explain = A model fitted within a group has only the group's respondents. The minimum is the larger of two rules: the inverse square root method for a path of 0.2 with a power of 80 % at the 5 % level, 155 respondents (Kock & Hadaya 2018, Information Systems Journal 28(1) 227–261), and ten times the largest number of arrows pointing at one construct (Barclay, Higgins & Thompson 1995, Technology Studies 2(2) 285–309). For the segments of csi segments their expected sizes are compared.
CSI-N070 = { $respondents } respondents have no answer in { $columns } and belong to no group
    .remedy = nothing to do; they count in the total
    .explain = Blank answers and declared missing codes make no group. These respondents count in the total only, so that the groups' numbers do not add up to it.
