namespace TorchSharp;

public static partial class torch
{
    // Numbers and arrays become tensors by themselves; one-element tensors become numbers when asked.
    public partial class Tensor
    {
        /// <summary>A tensor without dimensions, of the scalar's type.</summary>
        public static implicit operator Tensor(Scalar scalar)
        {
            ArgumentNullException.ThrowIfNull(scalar);
            return FromScalar(scalar, null, scalar.Type, null, false);
        }

        /// <summary>A tensor without dimensions, of type Byte.</summary>
        public static implicit operator Tensor(byte value) => tensor(value);

        /// <summary>A vector of type Byte, over a copy of the array.</summary>
        public static implicit operator Tensor(byte[] value) => tensor(value);

        /// <summary>A tensor without dimensions, of type Int8.</summary>
        public static implicit operator Tensor(sbyte value) => tensor(value);

        /// <summary>A vector of type Int8, over a copy of the array.</summary>
        public static implicit operator Tensor(sbyte[] value) => tensor(value);

        /// <summary>A tensor without dimensions, of type Int16.</summary>
        public static implicit operator Tensor(short value) => tensor(value);

        /// <summary>A vector of type Int16, over a copy of the array.</summary>
        public static implicit operator Tensor(short[] value) => tensor(value);

        /// <summary>A tensor without dimensions, of type Int32.</summary>
        public static implicit operator Tensor(int value) => tensor(value);

        /// <summary>A vector of type Int32, over a copy of the array.</summary>
        public static implicit operator Tensor(int[] value) => tensor(value);

        /// <summary>A tensor without dimensions, of type Int64.</summary>
        public static implicit operator Tensor(long value) => tensor(value);

        /// <summary>A vector of type Int64, over a copy of the array.</summary>
        public static implicit operator Tensor(long[] value) => tensor(value);

        /// <summary>A tensor without dimensions, of type Float32.</summary>
        public static implicit operator Tensor(float value) => tensor(value);

        /// <summary>A vector of type Float32, over a copy of the array.</summary>
        public static implicit operator Tensor(float[] value) => tensor(value);

        /// <summary>A tensor without dimensions, of type Float64.</summary>
        public static implicit operator Tensor(double value) => tensor(value);

        /// <summary>A vector of type Float64, over a copy of the array.</summary>
        public static implicit operator Tensor(double[] value) => tensor(value);

        /// <summary>A tensor without dimensions, of type Bool.</summary>
        public static implicit operator Tensor(bool value) => tensor(value);

        /// <summary>A vector of type Bool, over a copy of the array.</summary>
        public static implicit operator Tensor(bool[] value) => tensor(value);

        /// <summary>The only element.</summary>
        public static explicit operator byte(Tensor value) => Given(value).ToByte();

        /// <summary>The only element.</summary>
        public static explicit operator sbyte(Tensor value) => Given(value).ToSByte();

        /// <summary>The only element.</summary>
        public static explicit operator short(Tensor value) => Given(value).ToInt16();

        /// <summary>The only element.</summary>
        public static explicit operator int(Tensor value) => Given(value).ToInt32();

        /// <summary>The only element.</summary>
        public static explicit operator long(Tensor value) => Given(value).ToInt64();

        /// <summary>The only element.</summary>
        public static explicit operator float(Tensor value) => Given(value).ToSingle();

        /// <summary>The only element.</summary>
        public static explicit operator double(Tensor value) => Given(value).ToDouble();

        /// <summary>The only element.</summary>
        public static explicit operator bool(Tensor value) => Given(value).ToBoolean();
    }
}
