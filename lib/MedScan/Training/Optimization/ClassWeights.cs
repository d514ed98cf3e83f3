using MedScan.Datasets;

namespace MedScan.Training.Optimization;

/// <summary>Weights that let every class count the same in the loss.</summary>
internal static class ClassWeights
{
    /// <summary>N / (classes x class size), scikit-learn's "balanced" (King and Zeng, Political Analysis 9(2), 2001).</summary>
    /// <param name="dataset">Every class occurs in <paramref name="indices"/>.</param>
    /// <param name="indices">The training samples.</param>
    /// <returns>One weight per class; 0 for a class without samples, which the loss never meets.</returns>
    public static float[] Balanced(ImageDataset dataset, IReadOnlyList<int> indices)
    {
        var counts = new int[dataset.Classes.Count];
        foreach (int index in indices)
            counts[dataset.Samples[index].Label]++;
        return [.. counts.Select(count => count == 0 ? 0 : (float)((double)indices.Count / ((double)counts.Length * count)))];
    }
}
