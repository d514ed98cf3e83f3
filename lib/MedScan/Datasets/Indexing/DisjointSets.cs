namespace MedScan.Datasets.Indexing;

/// <summary>Numbers that are joined into sets. The smallest number of a set stands for it, whatever the order of joining.</summary>
internal sealed class DisjointSets(int count)
{
    private readonly int[] parent = [.. Enumerable.Range(0, count)];

    /// <summary>The smallest number of the set that a number is in.</summary>
    internal int Find(int number)
    {
        while (parent[number] != number)
        {
            parent[number] = parent[parent[number]];
            number = parent[number];
        }

        return number;
    }

    /// <summary>Makes two sets one.</summary>
    internal void Join(int left, int right)
    {
        left = Find(left);
        right = Find(right);
        parent[Math.Max(left, right)] = Math.Min(left, right);
    }
}
