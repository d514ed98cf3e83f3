using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Samplers;

/// <summary>The trials that survive a number of generations, the better ones first.</summary>
internal sealed class NsgaIIPopulation
{
    private readonly IReadOnlyList<Member> _members;

    private NsgaIIPopulation(IReadOnlyList<Member> members) => _members = members;

    /// <summary>How many survive.</summary>
    public int Count => _members.Count;

    /// <summary>Follows the generations; the n-th one has the trials from n times the population on.</summary>
    /// <param name="history">The study.</param>
    /// <param name="size">The population.</param>
    /// <param name="generation">How many generations are over.</param>
    /// <returns>The survivors.</returns>
    public static NsgaIIPopulation After(StudyHistory history, int size, int generation)
    {
        IReadOnlyList<Member> survivors = [];
        for (int g = 0; g < generation; g++)
        {
            IEnumerable<Member> children = history.Trials.Skip(g * size).Take(size)
                .Where(static t => t.State == TrialState.Completed)
                .Select(t => new Member(t, Dominance.Losses(t, history.Directions), 0, 0));
            survivors = Select([.. survivors, .. children], size);
        }
        return new NsgaIIPopulation(survivors);
    }

    /// <summary>Takes the better one of two random members.</summary>
    /// <param name="random">The source of chance.</param>
    /// <returns>Its trial.</returns>
    public FrozenTrial Tournament(Random random)
    {
        Member first = _members[random.Next(_members.Count)], second = _members[random.Next(_members.Count)];
        return (second.Front, -second.Crowding).CompareTo((first.Front, -first.Crowding)) < 0 ? second.Trial : first.Trial;
    }

    /// <summary>How far the neighbours of each point of a front lie apart, in each objective in proportion to the front's extent; infinity
    /// at the ends.</summary>
    internal static double[] Crowding(IReadOnlyList<double[]> front)
    {
        double[] crowding = new double[front.Count];
        for (int objective = 0; front.Count > 0 && objective < front[0].Length; objective++)
        {
            int[] order = [.. Enumerable.Range(0, front.Count).OrderBy(i => front[i][objective])];
            double extent = front[order[^1]][objective] - front[order[0]][objective];
            crowding[order[0]] = crowding[order[^1]] = double.PositiveInfinity;
            for (int i = 1; i + 1 < order.Length && extent > 0 && double.IsFinite(extent); i++)
                crowding[order[i]] += (front[order[i + 1]][objective] - front[order[i - 1]][objective]) / extent;
        }
        return crowding;
    }

    private static List<Member> Select(IReadOnlyList<Member> all, int size)
    {
        List<Member> selected = [];
        int number = 0;
        foreach (IReadOnlyList<int> front in Dominance.Fronts([.. all.Select(static m => m.Losses)]))
        {
            double[] crowding = Crowding([.. front.Select(i => all[i].Losses)]);
            int free = size - selected.Count;
            selected.AddRange(front.Select((index, i) => all[index] with { Front = number, Crowding = crowding[i] }).OrderByDescending(static m => m.Crowding).Take(free));
            number++;
            if (selected.Count == size)
                break;
        }
        return selected;
    }

    private sealed record Member(FrozenTrial Trial, double[] Losses, int Front, double Crowding);
}
