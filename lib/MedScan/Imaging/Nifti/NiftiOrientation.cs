namespace MedScan.Imaging.Nifti;

/// <summary>Which axis of the file goes which way through the patient.</summary>
/// <param name="Axes">For right, anterior and superior in this order: the file's axis that runs that way the most.</param>
/// <param name="IsReversed">Whether that axis runs the other way: to the left, to the back, to the feet.</param>
internal sealed record NiftiOrientation(IReadOnlyList<int> Axes, IReadOnlyList<bool> IsReversed)
{
    private const int Right = 0;

    /// <summary>What holds for a file that says nothing: as Analyze files are read by most programs, the first axis to the left,
    /// the second to the front, the third to the head.</summary>
    public static NiftiOrientation Unknown { get; } = new([0, 1, 2], [true, false, false]);

    /// <summary>The orientation by the matrix (method 3), else by the quaternion (method 2).</summary>
    /// <param name="quaternionCode">qform_code; above 0 when the quaternion is meant.</param>
    /// <param name="matrixCode">sform_code; above 0 when the matrix is meant.</param>
    /// <param name="quaternion">b, c and d.</param>
    /// <param name="spacing">qfac and the size of a voxel along the three axes.</param>
    /// <param name="matrix">The three rows of four numbers.</param>
    public static NiftiOrientation Of(int quaternionCode, int matrixCode, double[] quaternion, double[] spacing, double[] matrix)
    {
        double[,] columns = new double[3, 3];
        if (matrixCode > 0)
        {
            for (int row = 0; row < 3; row++)
            {
                for (int column = 0; column < 3; column++) columns[row, column] = matrix[(4 * row) + column];
            }
        }
        else if (quaternionCode > 0)
        {
            columns = Rotation(quaternion, spacing[0]);
        }
        else
        {
            return Unknown;
        }

        return Nearest(columns) ?? Unknown;
    }

    // nifti1.h, "QUATERNION REPRESENTATION OF ROTATION MATRIX".
    private static double[,] Rotation(double[] quaternion, double factor)
    {
        double b = quaternion[0], c = quaternion[1], d = quaternion[2];
        double a = Math.Sqrt(Math.Max(0, 1 - ((b * b) + (c * c) + (d * d))));
        double last = factor < 0 ? -1 : 1;
        return new[,]
        {
            { (a * a) + (b * b) - (c * c) - (d * d), 2 * ((b * c) - (a * d)), last * 2 * ((b * d) + (a * c)) },
            { 2 * ((b * c) + (a * d)), (a * a) + (c * c) - (b * b) - (d * d), last * 2 * ((c * d) - (a * b)) },
            { 2 * ((b * d) - (a * c)), 2 * ((c * d) + (a * b)), last * ((a * a) + (d * d) - (c * c) - (b * b)) },
        };
    }

    // Of the six ways to give each direction an axis, the one that the axes follow best; oblique volumes are not resampled.
    private static NiftiOrientation? Nearest(double[,] columns)
    {
        double[] lengths = new double[3];
        for (int axis = 0; axis < 3; axis++)
            lengths[axis] = Math.Sqrt((columns[0, axis] * columns[0, axis]) + (columns[1, axis] * columns[1, axis]) + (columns[2, axis] * columns[2, axis]));
        if (lengths.Any(length => !double.IsFinite(length) || length == 0)) return null;
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        int[] best = orders.MaxBy(order => Enumerable.Range(0, 3).Sum(way => Math.Abs(columns[way, order[way]]) / lengths[order[way]]))!;
        return new NiftiOrientation(best, [.. Enumerable.Range(Right, 3).Select(way => columns[way, best[way]] < 0)]);
    }
}
