namespace MedScan.Datasets.Indexing;

/// <summary>The dealing of whole groups to splits.</summary>
internal sealed class SplitAssignment
{
    private static readonly DataSplit[] Carved = [DataSplit.Train, DataSplit.Validation, DataSplit.Test];

    private readonly ImageDataset dataset;
    private readonly double[] fractions;

    // [split, class]: samples still wanted, and groups that occur.
    private readonly double[,] wanted;
    private readonly int[,] groups;

    private SplitAssignment(ImageDataset dataset, double[] fractions)
    {
        this.dataset = dataset;
        this.fractions = fractions;
        wanted = new double[Carved.Length, dataset.Classes.Count];
        groups = new int[Carved.Length, dataset.Classes.Count];
    }

    /// <param name="dataset">Labels, paths and groups.</param>
    /// <param name="divided">Positions of the samples to deal.</param>
    /// <param name="fractions">Shares of train, validation and test, adding to 1.</param>
    /// <param name="seed">Decides among equals.</param>
    /// <param name="splits">Receives the split of each dealt sample.</param>
    /// <param name="faults">Receives a fault per class that a split cannot have.</param>
    internal static void Assign(
        ImageDataset dataset, int[] divided, double[] fractions, int seed, DataSplit[] splits, List<string> faults)
    {
        SplitAssignment assignment = new(dataset, fractions);
        List<int[]> units = assignment.Units(divided, seed);
        int[] places = assignment.Deal(units);
        assignment.Repair(units, places, faults);
        for (int unit = 0; unit < units.Count; unit++)
        {
            foreach (int index in units[unit])
                splits[index] = Carved[places[unit]];
        }
    }

    // Groups in an order that only names and seed decide, the largest first: they are the hardest to place.
    private List<int[]> Units(int[] divided, int seed)
    {
        int[] sorted = [.. divided.OrderBy(index => dataset.Samples[index].Path, StringComparer.Ordinal)];
        int[][] units =
        [
            .. sorted.GroupBy(index => dataset.Samples[index].Group is { } group ? "g" + group : "p" + dataset.Samples[index].Path, StringComparer.Ordinal)
                .Select(unit => unit.ToArray()),
        ];
        new CounterRandom(seed).Shuffle<int[]>(units);
        return [.. units.OrderByDescending(unit => unit.Length)];
    }

    private int[] Deal(List<int[]> units)
    {
        foreach (int[] unit in units)
        {
            foreach (int index in unit)
            {
                for (int split = 0; split < Carved.Length; split++)
                    wanted[split, dataset.Samples[index].Label] += fractions[split];
            }
        }

        int[] places = new int[units.Count];
        for (int unit = 0; unit < units.Count; unit++)
        {
            double best = double.NegativeInfinity;
            for (int split = 0; split < Carved.Length; split++)
            {
                double need = units[unit].Sum(index => wanted[split, dataset.Samples[index].Label]);
                if (fractions[split] > 0 && need > best)
                {
                    best = need;
                    places[unit] = split;
                }
            }

            Count(units[unit], places[unit], 1);
        }

        return places;
    }

    // A rare class may miss a split although it has groups enough; then its smallest movable group goes there.
    private void Repair(List<int[]> units, int[] places, List<string> faults)
    {
        ILookup<int, int> unitsOfClass = units
            .SelectMany((unit, position) => Labels(unit).Select(label => (label, position)))
            .ToLookup(pair => pair.label, pair => pair.position);
        for (int label = 0; label < dataset.Classes.Count; label++)
        {
            for (int split = 0; split < Carved.Length; split++)
            {
                if (fractions[split] == 0 || groups[split, label] > 0)
                    continue;
                int moved = unitsOfClass[label].LastOrDefault(unit => Labels(units[unit]).All(other => groups[places[unit], other] > 1), -1);
                if (moved < 0)
                {
                    faults.Add(
                        $"class '{dataset.Classes[label]}' has {unitsOfClass[label].Count()} independent images or groups to divide, "
                        + $"too few for the {Carved[split].ToString().ToLowerInvariant()} split to have one. Add images, or set that fraction to 0.");
                    continue;
                }

                Count(units[moved], places[moved], -1);
                places[moved] = split;
                Count(units[moved], split, 1);
            }
        }
    }

    private IEnumerable<int> Labels(int[] unit) => unit.Select(index => dataset.Samples[index].Label).Distinct();

    private void Count(int[] unit, int split, int sign)
    {
        foreach (int index in unit)
            wanted[split, dataset.Samples[index].Label] -= sign;
        foreach (int label in Labels(unit))
            groups[split, label] += sign;
    }
}
