"""``python -m course_lib.weights`` lists the files of the data folder with their hashes."""

from course_lib import weights

if __name__ == "__main__":
    print(f"SHA256SUMS lists {weights.write_sums()} files")
